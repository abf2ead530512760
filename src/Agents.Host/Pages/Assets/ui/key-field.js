import { byId } from './elements.js';

const stored = 'agents.key';

/** The field for the host's API key: shown when the host wants one, remembered as long as the tab is open. @param {() => void} onChange */
export function keyField(onChange) {
  const field = byId('key');
  field.value = sessionStorage.getItem(stored) ?? '';
  field.form.addEventListener('submit', (event) => event.preventDefault());
  field.addEventListener('change', () => {
    sessionStorage.setItem(stored, field.value);
    onChange();
  });
  return {
    get value() {
      return field.value;
    },
    /** Whether it is shown. */
    set wanted(wanted) {
      byId('key-field').hidden = !wanted;
    },
    set enabled(can) {
      field.disabled = !can;
    },
  };
}
