import { expect, it } from 'vitest';
import { draw } from '../plan-world.test-world';
import { sceneOf } from '../scene';
import { allLinked, everyPairLinked } from './checks';

const linksOf = (checks: ReturnType<typeof allLinked>) =>
  Object.fromEntries(checks.flatMap((check) => (check.kind === 'linked' ? [[check.node, check.to]] : [])));

it('links are asked for where they were, and between validators: a member behind a firewall is not to see everybody', () => {
  const drawn = draw({ validators: 4, ancestor: 100, branches: [], below: [{ holder: 'member-1', head: 100 }] });
  const address = (name: string) => drawn.survey.looks.find((look) => look.node === name)?.address ?? null;
  const seen: Readonly<Record<string, readonly string[]>> = {
    'validator-1': ['validator-2', 'validator-4', 'member-1'],
    'validator-2': ['validator-1', 'validator-4'],
    'validator-3': ['validator-4'],
    'validator-4': ['validator-1', 'validator-2', 'validator-3'],
    'member-1': ['validator-1'],
  };
  const looks = drawn.survey.looks.map((look) => ({
    ...look,
    peers: (seen[look.node] ?? []).map((name) => ({ enode: null, address: address(name) })),
  }));
  const scene = sceneOf({ ...drawn, survey: { ...drawn.survey, looks } });
  expect(linksOf(allLinked(scene, scene.there))).toEqual({
    'validator-1': ['validator-2', 'validator-3', 'validator-4', 'member-1'],
    'validator-2': ['validator-1', 'validator-3', 'validator-4'],
    'validator-3': ['validator-1', 'validator-2', 'validator-4'],
    'validator-4': ['validator-1', 'validator-2', 'validator-3'],
    'member-1': ['validator-1'],
  });
  expect(linksOf(everyPairLinked(scene, scene.there))['member-1']).toHaveLength(4);
});
