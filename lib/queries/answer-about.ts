import type { NetworkWatch } from '@/lib/runtime/runtime';
import { answerJson, answerProblem } from './answer-json';
import { answerReader } from './answer-reader';
import { findNetwork } from './find-network';

/** Answers with what `read` makes of a network: 401 or 404 when it can't, a Response of its own as it is, JSON else. */
export function answerAbout(request: Request, id: string, read: (watch: NetworkWatch) => unknown): Promise<Response> {
  return answerReader(async () => {
    const watch = await findNetwork(id);
    if (!watch) return answerProblem(404, 'No such network', `No network has the id "${id}"; GET /api/v1/networks lists them`);
    const value = await read(watch);
    return value instanceof Response ? value : answerJson(request, value);
  });
}
