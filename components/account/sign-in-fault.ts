const WORDS: Readonly<Record<string, string>> = {
  no_role: 'Your account of single sign-on gives you no role here. Ask an administrator which group it needs.',
  account_not_linked:
    'There is an account with your e-mail address that signs in with a password. Use the password, or ask an administrator.',
  access_denied: 'Single sign-on was ended before it was done. Try again.',
  email_not_found: 'Single sign-on told no e-mail address. Ask its administrator to release it to Quorumwatch.',
  BANNED_USER: 'This account is disabled. Ask an administrator.',
  state_not_found: 'This sign-in took too long or began in another browser. Try again.',
  please_restart_the_process: 'This sign-in took too long or began in another browser. Try again.',
  too_many: 'Too many sign-ins from this address did not succeed. Wait a quarter of an hour, then try again.',
  no_answer: 'Single sign-on gave no answer that could be used. Try again; the log of the server says more.',
};

/** Why single sign-on failed, by the name of the error in the address. */
export function signInFault(error: string): string {
  if (Object.hasOwn(WORDS, error)) return WORDS[error] ?? '';
  return 'Single sign-on failed. Try again; the log of the server says more.';
}
