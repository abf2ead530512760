import { clientSecret } from '../realtime/secret.js';
import { sessionSettings } from '../realtime/settings.js';
import { byId } from '../ui/elements.js';
import { Call } from './call.js';
import { Choices } from './choices.js';
import { explained } from '../ui/errors.js';
import { View } from './view.js';

const view = new View();
const choices = new Choices();
let call = null;

choices.onError = (error) => view.error(error === null ? null : explained(error));
choices.load();

byId('talk').addEventListener('click', () => (call === null ? start() : end(null)));
byId('mute').addEventListener('click', toggleMute);
byId('interrupt').addEventListener('click', () => call?.interrupt());
byId('choices').addEventListener('submit', (event) => event.preventDefault());
byId('type').addEventListener('submit', (event) => {
  event.preventDefault();
  write();
});
document.addEventListener('keydown', onKey);
addEventListener('pagehide', () => call?.end());

async function start() {
  const { chosen, key } = choices;
  const begun = (call = new Call(() => clientSecret(sessionSettings(chosen), key)));
  begun.onChange = () => call === begun && show();
  begun.onLevel = (level) => call === begun && view.level(level);
  begun.onConnection = (state, reason) => call === begun && onConnection(state, reason);
  view.clear();
  view.error(null);
  view.state('connecting');
  view.talking(true);
  choices.enabled = false;
  try {
    await begun.start();
    if (call === begun) {
      show();
    }
  } catch (error) {
    if (call === begun) {
      end(explained(error));
    }
  }
}

function end(message) {
  const ended = call;
  call = null;
  view.talking(false);
  view.state('idle');
  view.error(message);
  choices.enabled = true;
  ended.end();
}

function onConnection(state, reason) {
  if (state === 'closed') {
    end(reason === '' || reason === undefined ? 'The host ended the conversation.' : `The host ended the conversation: ${reason}`);
  } else if (state === 'lost') {
    view.state('lost');
  } else {
    show();
  }
}

function show() {
  view.state(call.conversation.state);
  view.show(call);
}

function toggleMute() {
  if (call !== null) {
    call.isMuted = !call.isMuted;
    view.muted(call.isMuted);
  }
}

async function write() {
  const words = byId('words').value.trim();
  if (call !== null && words !== '') {
    byId('words').value = '';
    await call.write(words);
  }
}

function onKey(event) {
  if (call === null || event.ctrlKey || event.altKey || event.metaKey || event.repeat) {
    return;
  }
  if (event.key === 'Escape') {
    call.interrupt();
  } else if (event.key.toLowerCase() === 'm' && !event.target.closest('input, select')) {
    toggleMute();
  }
}
