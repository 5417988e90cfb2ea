import { expect, it } from 'vitest';
import { draw } from '../plan-world.test-world';
import { sceneOf } from '../scene';
import { allLinked, everyPairLinked, linkedWith } from './checks';

const linksOf = (checks: ReturnType<typeof allLinked>) =>
  Object.fromEntries(checks.flatMap((check) => (check.kind === 'linked' ? [[check.node, check.to]] : [])));

it('links are asked for where they were: neither a member nor a validator behind a firewall is to see everybody', () => {
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
    'validator-1': ['validator-2', 'validator-4', 'member-1'],
    'validator-2': ['validator-1', 'validator-4'],
    'validator-3': ['validator-4'],
    'validator-4': ['validator-1', 'validator-2', 'validator-3'],
    'member-1': ['validator-1'],
  });
  expect(linksOf(everyPairLinked(scene, scene.there))['member-1']).toHaveLength(4);
});

it('validators of sides that nothing joined, or only somebody who is not among them, are to be linked every one with every one', () => {
  const drawn = draw({ validators: 4, ancestor: 100, branches: [], below: [] });
  const address = (name: string) => drawn.survey.looks.find((look) => look.node === name)?.address ?? null;
  const seen: Readonly<Record<string, readonly string[]>> = {
    'validator-1': ['validator-2'],
    'validator-2': ['validator-1'],
    'validator-3': ['validator-4'],
    'validator-4': ['validator-3'],
  };
  const looks = drawn.survey.looks.map((look) => ({
    ...look,
    peers: (seen[look.node] ?? []).map((name) => ({ enode: null, address: address(name) })),
  }));
  const scene = sceneOf({ ...drawn, survey: { ...drawn.survey, looks } });
  expect(Object.values(linksOf(allLinked(scene, scene.there))).map(({ length }) => length)).toEqual([3, 3, 3, 3]);
  const joined = looks.map((look) =>
    look.node === 'validator-2' ? { ...look, peers: [...look.peers, { enode: null, address: address('validator-4') }] } : look,
  );
  const other = sceneOf({ ...drawn, survey: { ...drawn.survey, looks: joined } });
  const without = other.there.filter(({ name }) => name !== 'validator-2');
  expect(linksOf(allLinked(other, other.there))['validator-1']).toEqual(['validator-2']);
  expect(linksOf(allLinked(other, without))['validator-1']).toEqual(['validator-3', 'validator-4']);
  const [one, ...rest] = without;
  if (!one) throw new Error('no validator');
  expect(linksOf(linkedWith(other, one, rest.slice(0, 1), without))).toEqual({ 'validator-1': ['validator-3'] });
});
