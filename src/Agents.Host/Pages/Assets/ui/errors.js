const known = {
  NotAllowedError: 'The microphone was refused: allow it for this page in the browser, then start again.',
  NotFoundError: 'No microphone was found: plug one in, then start again.',
  NotReadableError: 'The microphone is in use by another program: close it there, then start again.',
  SecurityError: 'Browsers give the microphone only to pages over https, or of this machine: open this page as http://localhost or over https.',
};

/** What went wrong, and what to do. Pure. @param {Error & {status?: number}} error @returns {string} */
export function explained(error) {
  if (error.status === 401) {
    return 'This host wants an API key: enter one on this page.';
  }
  return known[error.name] ?? (error instanceof TypeError ? 'The host cannot be reached.' : error.message);
}
