import { ask } from '../realtime/secret.js';
import { explained } from '../ui/errors.js';
import { byId } from '../ui/elements.js';
import { keyField } from '../ui/key-field.js';
import { Detail } from './detail.js';
import { sessionCount } from './format.js';
import { Rows } from './rows.js';

const every = 1500; // ms

let failing = false;

const key = keyField(() => refresh());
const detail = new Detail(() => key.value);
const rows = new Rows(byId('rows'), (id) => detail.open(id));

detail.onError = showError;
keepFresh();

/** Asks again and again, while somebody looks. */
async function keepFresh() {
  for (;;) {
    if (!document.hidden) {
      await refresh();
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

async function refresh() {
  try {
    const sessions = await all();
    rows.show(sessions, Date.now());
    const count = sessionCount(sessions.length);
    if (byId('count').textContent !== count) {
      byId('count').textContent = count;
    }
    if (failing) {
      showError(null);
    }
    failing = false;
  } catch (error) {
    failing = true;
    if (error.status === 401) {
      key.wanted = true;
    }
    showError(error);
  }
}

async function all() {
  const sessions = [];
  for (let after = ''; after !== undefined;) {
    const page = await ask(`v1/sessions?limit=1000${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`, key.value);
    sessions.push(...page.sessions);
    after = page.next;
  }
  return sessions;
}

function showError(error) {
  byId('error').textContent = error === null ? '' : explained(error);
  byId('error').hidden = error === null;
}
