import type { Hostile } from '@/lib/drill/rpc/hostile/hostile';
import { HTTP_ANSWERS } from '@/lib/drill/rpc/hostile/http-answers';
import { RPC_ANSWERS } from '@/lib/drill/rpc/hostile/rpc-answers';

/** How a node can misbehave on its RPC port, by the id that SimNode.hostile takes. */
export const HOSTILE_ANSWERS: ReadonlyMap<string, Hostile> = new Map(Object.entries<Hostile>({ ...HTTP_ANSWERS, ...RPC_ANSWERS }));
