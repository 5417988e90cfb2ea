import { type ConfigGroup, configGroups } from '../config-groups';
import { standingMs } from '../pace';
import { phrase } from '../phrase';
import type { Cause, Detector } from '../types';
import { answeringNodes } from '../who-answers';

/** Nodes of one chain, by id and genesis, that will apply different consensus settings. */
export const configDiffers: Detector = {
  id: 'config-differs',
  needs: ['config'],
  onDelayMs: standingMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: (input) => {
    const answering = answeringNodes(input);
    const told = answering.filter(({ config }) => config !== null);
    const untold = input.picture.nodes.filter((node) => !told.includes(node)).map(({ name }) => name);
    // One alone differs from nobody; and whoever was the odd one may be among those who do not tell.
    if (told.length < 2) return { present: [], cannotTell: [{ need: 'config', nodes: untold, keys: 'all' }] };
    const groups = configGroups(input, told);
    if (groups.length > 1) return { present: [causeOf(groups)], cannotTell: [] };
    return { present: [], cannotTell: untold.length === 0 ? [] : [{ need: 'config', nodes: untold, keys: ['config-differs'] }] };
  },
};

function causeOf(groups: readonly ConfigGroup[]): Cause {
  const [main, ...rest] = groups as readonly [ConfigGroup, ...ConfigGroup[]];
  const odd = rest.flatMap(({ nodes }) => nodes);
  const keys = [...new Set(rest.flatMap(({ differsIn }) => differsIn))];
  return {
    key: 'config-differs',
    severity: 'warning',
    since: null,
    says: phrase('detector.config.says', { nodes: { list: odd }, others: { list: main.nodes }, keys: { list: keys } }),
    means: phrase('detector.config.means'),
    nodes: odd,
    validators: [],
    heights: null,
    facts: { groups },
  };
}
