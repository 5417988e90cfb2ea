import { APIError } from 'better-auth/api';
import { thisMoment } from './auth-moment';

type Row = Record<string, unknown>;

/**
 * What happens when better-auth makes a row: a session gets the address it was made from and is refused for a demo's account elsewhere; an account
 * made by single sign-on gets the role its claims give, and no token of the provider is kept.
 */
export function authHooks(isDemoAccount: (userId: string) => Promise<boolean>) {
  return {
    session: {
      create: {
        before: async (session: Row & { userId: string }) => {
          const moment = thisMoment();
          if (moment === null) throw new APIError('FORBIDDEN', { message: 'sessions are made by signing in alone', code: 'NO_MOMENT' });
          if (!moment.isDemo && (await isDemoAccount(session.userId))) {
            throw new APIError('FORBIDDEN', { message: 'an account of the demo', code: 'DEMO_ACCOUNT' });
          }
          return { data: { ...session, ipAddress: moment.address } };
        },
        after: async (session: Row & { userId: string }) => {
          const moment = thisMoment();
          if (moment !== null) moment.signedIn = session.userId;
        },
      },
    },
    user: { create: { before: async (user: Row) => ({ data: { ...user, role: thisMoment()?.role ?? 'viewer' } }) } },
    account: {
      create: {
        before: async (account: Row) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null } }),
      },
    },
  };
}
