import { sayAccount } from '@/lib/views/words/account';

const WORDS: Readonly<Record<string, string>> = {
  no_role: sayAccount('sign-in-fault.your-account-single'),
  account_not_linked: sayAccount('sign-in-fault.there-account-with'),
  access_denied: sayAccount('sign-in-fault.single-sign-on'),
  email_not_found: sayAccount('sign-in-fault.single-sign-on-2'),
  BANNED_USER: sayAccount('sign-in-fault.this-account-disabled'),
  state_not_found: sayAccount('sign-in-fault.this-sign-in'),
  please_restart_the_process: sayAccount('sign-in-fault.this-sign-in'),
  too_many: sayAccount('sign-in-fault.too-many-sign'),
  no_answer: sayAccount('sign-in-fault.single-sign-on-3'),
};

/** Why single sign-on failed, by the name of the error in the address. */
export function signInFault(error: string): string {
  if (Object.hasOwn(WORDS, error)) return WORDS[error] ?? '';
  return sayAccount('sign-in-fault.single-sign-on-4');
}
