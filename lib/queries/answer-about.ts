import type { NetworkWatch } from '@/lib/runtime/runtime';
import { sayApi } from '@/lib/views/words/api';
import { answerJson, answerProblem } from './answer-json';
import { answerReader } from './answer-reader';
import { reader } from './reader';

type Reader = () => Promise<{ readonly networks: ReadonlyMap<string, NetworkWatch> }>;

/**
 * Answers with what `read` makes of a network: 401 or 404 when it can't, a Response of its own as it is, JSON else. `readerOf` = who may read it and
 * which networks: displays too when it is wallReader.
 */
export function answerAbout(
  request: Request,
  id: string,
  read: (watch: NetworkWatch) => unknown,
  readerOf: Reader = reader,
): Promise<Response> {
  return answerReader(async () => {
    const watch = (await readerOf()).networks.get(id);
    if (watch === undefined)
      return answerProblem(404, sayApi('answer-about.no-such-network'), sayApi('answer-about.no-network-has', { id }));
    const value = await read(watch);
    return value instanceof Response ? value : answerJson(request, value);
  });
}
