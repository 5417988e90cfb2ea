import { readJson } from '@/lib/auth/read-json';
import { answerProblem } from '@/lib/queries/answer-json';
import { sayRefusal } from '@/lib/views/words/refusals';
import type { Command } from './define-command';
import { REFUSALS, Refused } from './refused';
import { runCommand } from './run-command';

type Params = Readonly<Record<string, string>>;
/** Next gives undefined for a path without parameters. */
type Context = { readonly params: Promise<Params | undefined> };

/**
 * The route handler of a command: its JSON body and the path's parameters (which win) become the input. 200 with what the command gives, 204 when
 * that is nothing, else problem+json with `code`, `detail` and `remedy`.
 */
export function commandRoute<O>(command: Command<O>, input: (params: Params, body: Readonly<Record<string, unknown>>) => unknown = merge) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    try {
      const value = await runCommand(command, request.headers, input((await params) ?? {}, await bodyOf(request)));
      if (value === undefined || value === null) return new Response(null, { status: 204, headers: NOT_STORED });
      return Response.json(value, { headers: NOT_STORED });
    } catch (error) {
      if (error instanceof Refused) return answerRefusal(error);
      throw error;
    }
  };
}

const NOT_STORED = { 'cache-control': 'no-store' };

/** A refusal as problem+json. */
export function answerRefusal({ code, message, remedy, retryAfter }: Refused): Response {
  const headers: Record<string, string> = retryAfter === null ? {} : { 'retry-after': String(retryAfter) };
  return answerProblem(REFUSALS[code], TITLES[code], message, headers, { code, remedy });
}

const TITLES = {
  'foreign-origin': sayRefusal('command-route.sent-by-another'),
  'not-signed-in': sayRefusal('command-route.not-signed-in'),
  'not-allowed': sayRefusal('command-route.not-allowed'),
  'bad-input': sayRefusal('command-route.not-usable'),
  'not-found': sayRefusal('command-route.not-found'),
  'changed-meanwhile': sayRefusal('command-route.changed-meanwhile'),
  'not-possible': sayRefusal('command-route.not-possible'),
  'too-soon': sayRefusal('command-route.too-soon'),
  'not-kept': sayRefusal('command-route.not-kept'),
} as const satisfies Record<keyof typeof REFUSALS, string>;

function merge(params: Params, body: Readonly<Record<string, unknown>>): unknown {
  return { ...body, ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decoded(value)])) };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

async function bodyOf(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const body = await readJson(request);
  if (body !== null) return body;
  throw new Refused('bad-input', sayRefusal('command-route.what-sent-no'), sayRefusal('command-route.send-one-json'));
}
