import type { NewAuditRow } from '@/lib/storage/audit-types';
import type { Store } from '@/lib/storage/store';
import { type AuthMoment, inMoment } from './auth-moment';
import { type Auth, OIDC, SHORTEST_PASSWORD } from './create-auth';
import { originProblem } from './origin-problem';
import { problem } from './problem';
import { readJson } from './read-json';
import { countSignIn, countSingleSignOn, forgetSignIn, forgetSingleSignOn, type Tried } from './sign-in-limit';
import type { Person } from './types';

export type AnswerAuthOptions = {
  readonly auth: Auth;
  /** The instance that knows the provider of single sign-on; null = there is none, or it does not answer. */
  readonly singleSignOn: () => Promise<Auth | null>;
  readonly store: Store;
  readonly isDemo: boolean;
  /** Server ms, for the log. */
  readonly now: () => number;
  readonly whoIs: (headers: Headers) => Promise<Person | null>;
  readonly addressOf: (headers: Headers) => string | null;
  readonly isSameOrigin: (headers: Headers) => boolean;
  readonly originOf: (headers: Headers) => string;
};

const BASE = '/api/auth';

/** better-auth's routes that are served: the rest of its many are not, accounts are made and changed by commands. */
const SERVED = ['POST /sign-in/email', 'POST /sign-in/social', 'POST /sign-out', 'POST /change-password', `GET /callback/${OIDC}`];

/** Answers a request to one of better-auth's own routes: limited, from our own origin, and with its line in the audit log. */
export async function answerAuth(options: AnswerAuthOptions, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const path = pathname.slice(BASE.length);
  const { headers, method } = request;
  if (!SERVED.includes(`${method} ${path}`))
    return problem(404, 'not-found', `There is nothing at ${method} ${pathname}.`, 'See docs/accounts.md.');
  const asked = { headers, isSameOrigin: options.isSameOrigin(headers), origin: options.originOf(headers) };
  const refused = method === 'GET' ? null : originProblem(asked);
  if (refused !== null) return refused;
  const body = method === 'GET' ? {} : await readJson(request);
  if (body === null) return problem(400, 'bad-input', 'What was sent is no JSON object.', 'Send one JSON object, of at most 64 KiB.');
  const auth = path === '/sign-in/social' || method === 'GET' ? await options.singleSignOn() : options.auth;
  if (auth === null) return problem(503, 'no-answer', 'Single sign-on does not answer now.', 'Try again, or sign in with a password.');
  const moment: AuthMoment = { address: options.addressOf(headers), isDemo: options.isDemo, role: null, signedIn: null };
  const call = (changed: Readonly<Record<string, unknown>>): Promise<Response> => {
    const sent = new Headers(headers);
    sent.delete('content-length');
    const init = { method, headers: sent, ...(method === 'GET' ? {} : { body: JSON.stringify(changed) }) };
    return inMoment(moment, () => auth.handler(new Request(`${options.originOf(headers)}${pathname}${search}`, init)));
  };
  if (path === '/sign-in/email') return signIn(options, moment, call, body);
  if (path === '/sign-in/social') {
    const tried = await singleSignOnTried(options, moment);
    if (!tried.allowed) {
      return problem(
        429,
        'too-soon',
        'Too many sign-ins from this address did not succeed.',
        `Wait ${Math.ceil(tried.seconds / 60)} min.`,
        {
          'retry-after': String(tried.seconds),
        },
      );
    }
    const begun = await call({
      provider: OIDC,
      callbackURL: localPath(body.callbackURL),
      errorCallbackURL: '/sign-in',
      disableRedirect: true,
    });
    return begun.ok ? begun : problem(503, 'no-answer', 'Single sign-on does not answer now.', 'Try again, or sign in with a password.');
  }
  if (path === '/sign-out') return signOut(options, moment, call, headers);
  if (path === '/change-password') return changePassword(options, moment, call, headers, body);
  return comeBack(options, moment, call);
}

type Call = (body: Readonly<Record<string, unknown>>) => Promise<Response>;

async function signIn(
  options: AnswerAuthOptions,
  moment: AuthMoment,
  call: Call,
  body: Readonly<Record<string, unknown>>,
): Promise<Response> {
  const { store } = options;
  const email = typeof body.email === 'string' ? body.email.trim().toLowerCase() : '';
  const password = typeof body.password === 'string' ? body.password : '';
  if (email === '' || password === '') return problem(400, 'bad-input', 'E-mail address and password are needed.', 'Give both.');
  const tried = await countSignIn(store, email, moment.address, Date.now());
  if (!tried.allowed) {
    if (tried.first)
      await keep(options, moment, {
        action: 'sign-in',
        outcome: 'failed',
        object: accountObject(email),
        detail: { why: 'too many tries' },
      });
    const wait = `Wait ${Math.ceil(tried.seconds / 60)} min; whoever is signed in stays so.`;
    return problem(429, 'too-soon', 'Too many sign-ins failed for this account or from this address.', wait, {
      'retry-after': String(tried.seconds),
    });
  }
  const response = await call({ email, password });
  if (response.ok && moment.signedIn !== null) {
    await forgetSignIn(store, email, moment.address);
    await keep(options, moment, { action: 'sign-in', outcome: 'done', object: accountObject(email), detail: { with: 'password' } });
    return cookiesOf(response);
  }
  const code = await codeIn(response);
  const why = code === 'BANNED_USER' ? 'disabled' : code === 'DEMO_ACCOUNT' ? 'an account of the demo' : 'wrong address or password';
  await keep(options, moment, { action: 'sign-in', outcome: 'failed', object: accountObject(email), detail: { why } });
  if (code === 'BANNED_USER') return problem(403, 'not-allowed', 'This account is disabled.', 'Ask an administrator.');
  if (response.status >= 500)
    return problem(503, 'not-kept', 'Signing in did not work: the store can not be used now.', 'The log of the server says why.');
  return problem(
    401,
    'not-signed-in',
    'No account has this address and password.',
    'Look at both for a slip; an administrator can make a new link to set a password.',
  );
}

async function signOut(options: AnswerAuthOptions, moment: AuthMoment, call: Call, headers: Headers): Promise<Response> {
  const person = await options.whoIs(headers);
  const response = await call({});
  if (person !== null) await keep(options, moment, { action: 'sign-out', outcome: 'done', object: null, detail: {} }, person);
  return response.ok ? cookiesOf(response) : problem(503, 'not-kept', 'Signing out did not work.', 'Try again.');
}

async function changePassword(
  options: AnswerAuthOptions,
  moment: AuthMoment,
  call: Call,
  headers: Headers,
  body: Readonly<Record<string, unknown>>,
): Promise<Response> {
  const person = await options.whoIs(headers);
  if (person === null) return problem(401, 'not-signed-in', 'You are not signed in.', 'Sign in, then try again.');
  const [currentPassword, newPassword] = [body.currentPassword, body.newPassword];
  if (typeof currentPassword !== 'string' || typeof newPassword !== 'string' || newPassword.length < SHORTEST_PASSWORD) {
    return problem(400, 'bad-input', `The new password needs ${SHORTEST_PASSWORD} signs or more.`, 'Choose a longer one.');
  }
  const tried = await countSignIn(options.store, person.email, moment.address, Date.now());
  if (!tried.allowed) return problem(429, 'too-soon', 'Too many tries failed.', `Wait ${Math.ceil(tried.seconds / 60)} min.`);
  const response = await call({ currentPassword, newPassword, revokeOtherSessions: true });
  const line = { action: 'account.change-password', object: accountObject(person.email), detail: {} };
  await keep(options, moment, { ...line, outcome: response.ok ? 'done' : 'failed' }, person);
  if (!response.ok) return problem(403, 'not-allowed', 'The present password is another one.', 'Look at it for a slip.');
  await forgetSignIn(options.store, person.email, moment.address);
  return cookiesOf(response);
}

/** Back from the provider of single sign-on: better-auth leads on to the page asked for, or to the sign-in page with the error's name. */
async function comeBack(options: AnswerAuthOptions, moment: AuthMoment, call: Call): Promise<Response> {
  const tried = await singleSignOnTried(options, moment);
  if (!tried.allowed) return leadTo('/sign-in?error=too_many');
  const response = await call({});
  const to = response.headers.get('location') ?? '/sign-in?error=no_answer';
  const error = new URL(to, 'http://here').searchParams.get('error');
  const line = { action: 'sign-in', object: null };
  if (moment.signedIn !== null) {
    await forgetSingleSignOn(options.store, moment.address);
    await keep(options, moment, { ...line, outcome: 'done', detail: { with: 'single sign-on' } });
  } else
    await keep(options, moment, {
      ...line,
      outcome: 'failed',
      detail: { with: 'single sign-on', why: (error ?? 'unknown').slice(0, 100) },
    });
  if (response.status >= 300 && response.status < 400) return response;
  return leadTo('/sign-in?error=no_answer');
}

/** The first step over the limit alone is worth a line: anybody can send the others without end. */
async function singleSignOnTried(options: AnswerAuthOptions, moment: AuthMoment): Promise<Tried> {
  const tried = await countSingleSignOn(options.store, moment.address, Date.now());
  if (!tried.allowed && tried.first) {
    const detail = { with: 'single sign-on', why: 'too many tries' };
    await keep(options, moment, { action: 'sign-in', outcome: 'failed', object: null, detail });
  }
  return tried;
}

function leadTo(location: string): Response {
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}

async function keep(
  { store, now }: AnswerAuthOptions,
  moment: AuthMoment,
  line: Pick<NewAuditRow, 'action' | 'outcome' | 'object' | 'detail'>,
  person: Person | null = null,
): Promise<void> {
  await store.transaction(async (trx) => {
    const account = moment.signedIn === null ? null : await trx.accounts.find(moment.signedIn);
    const by = person ?? account;
    await trx.audit({
      at: now(),
      ...line,
      by: by === null ? null : { id: by.id, name: by.name, role: by.role },
      object: line.object ?? (account === null ? null : accountObject(account.email)),
      address: moment.address,
      network: null,
    });
  });
}

function accountObject(email: string): string {
  return `account ${email.slice(0, 254)}`;
}

/** The session's cookies and nothing else: its token is for them alone. */
function cookiesOf(response: Response): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response(null, { status: 204, headers });
}

async function codeIn(response: Response): Promise<string> {
  try {
    return String(((await response.json()) as { code?: unknown }).code ?? '');
  } catch {
    return '';
  }
}

/** A path of this site; anything else becomes the first page. */
export function localPath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(value) ? value : '/';
}
