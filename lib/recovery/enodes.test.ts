import { expect, it } from 'vitest';
import { addressFromEnode } from '@/lib/consensus/enode-address';
import { enodesOf } from './enodes';
import type { PlanInput } from './plan-types';
import { draw } from './plan-world.test-world';

/** Of the private key 1: an identity is read from keys on the curve only. */
const PUBLIC_KEY =
  '79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
const WORLD = { validators: 4, ancestor: 100, branches: [] };
const at = (enode: string | undefined, host: string) => enode?.replace(/@[^?]*/, `@${host}`) ?? '';

/** The drawn network with own words and links as given. */
function input(own: (enode: string, index: number) => string | null, dialled: Readonly<Record<string, string>> = {}): PlanInput {
  const drawn = draw(WORLD);
  const looks = drawn.survey.looks.map((look, index) => ({ ...look, enode: own(look.enode ?? '', index) }));
  const nodes = drawn.diagnosis.picture.nodes.map((node) => ({
    ...node,
    enode: looks.find((look) => look.node === node.name)?.enode ?? null,
    peerList: drawn.survey.looks
      .filter((look) => look.node !== node.name && dialled[look.node])
      .map((look) => ({ address: look.address, enode: at(look.enode ?? '', dialled[look.node] as string), inbound: false })),
  }));
  return {
    ...drawn,
    survey: { ...drawn.survey, looks },
    diagnosis: { ...drawn.diagnosis, picture: { ...drawn.diagnosis.picture, nodes } },
  } as never;
}
const hosts = (enodes: Readonly<Record<string, string>>) => Object.values(enodes).map((enode) => enode.replace(/^.*@|\?.*$/g, ''));

it('where others dialled a node counts before its own word, as that works', () => {
  const enodes = enodesOf(input((enode) => at(enode, '172.17.0.2:30303'), { 'validator-1': '10.1.1.1:30303' }));
  expect(hosts(enodes)).toEqual(['10.1.1.1:30303', ...Array(3).fill('172.17.0.2:30303')]);
});

it('nodes that name only themselves are left out once their links are cut, unless an earlier plan knew them by the same key', () => {
  const cut = input((enode) => at(enode, '127.0.0.1:30303'));
  expect(enodesOf(cut)).toEqual({});
  const [one] = cut.survey.looks;
  const known = `enode://${PUBLIC_KEY}@10.1.1.1:30303`;
  const looks = cut.survey.looks.map((look) => (look === one ? { ...look, address: addressFromEnode(known) } : look));
  const earlierEnodes = { 'validator-1': known, 'validator-2': known };
  expect(enodesOf({ ...cut, survey: { ...cut.survey, looks }, earlierEnodes })).toEqual({ 'validator-1': known });
});

it('nodes of one machine reach each other by the loopback address, each at a port of its own', () => {
  expect(hosts(enodesOf(input((enode, index) => at(enode, `127.0.0.1:${30303 + index}`))))).toHaveLength(4);
});
