import { expect, it } from 'vitest';
import { draw } from '../plan-world.test-world';
import { sceneOf } from '../scene';
import { proveIsolation } from './isolate';

it('the proof of isolation names nodes that look for peers by discovery, as their enodes tell: they dial again what is cut', () => {
  const drawn = draw({ validators: 4, ancestor: 100, branches: [] });
  const ends = ['?discport=0', '?discport=0&raftport=50400', '', '?discport=30301'];
  const looks = drawn.survey.looks.map((look, index) => ({
    ...look,
    enode: `enode://${'a'.repeat(128)}@10.0.0.${index}:30303${ends[index]}`,
  }));
  const said = (given: typeof looks) => {
    const scene = sceneOf({ ...drawn, survey: { ...drawn.survey, looks: given } });
    return proveIsolation(scene).says.flatMap(({ key, params }) => (key === 'plan.prove.discovery' ? [params?.nodes] : []));
  };
  expect(said(looks)).toEqual([{ list: ['validator-3', 'validator-4'] }]);
  expect(said(looks.map((look) => ({ ...look, enode: looks[0]?.enode ?? '' })))).toEqual([]);
});
