import type { HandCommands } from '@/lib/recovery/by-hand/types';
import type { HandView } from './recovery-types';
import { type SayContext, sayPhrase } from './say-phrase';

/** Commands to type for one task or, without an id, for all that a node does, with their variables and notes in words. */
export function handView(task: { readonly id: string | null; readonly node: string }, commands: HandCommands, say: SayContext): HandView {
  return {
    task: task.id,
    node: task.node,
    ways: commands.ways.map(({ way, text, variables, notes }) => ({
      ...{ way, text },
      variables: variables.map(({ name, means }) => ({ name, means: sayPhrase(means, say) })),
      notes: notes.map((one) => sayPhrase(one, say)),
    })),
    files: commands.files.map(({ name, text, says }) => ({ name, text, says: sayPhrase(says, say) })),
  };
}
