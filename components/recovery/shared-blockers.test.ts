import { expect, test } from 'vitest';
import type { BlockerView } from '@/lib/views/recovery-types';
import { isSameBlocker, sharedBlockers } from './shared-blockers';

const blocker = (id: string, more: Partial<BlockerView> = {}): BlockerView => ({ id, says: id, remedy: 'r', canConfirm: false, ...more });
const [stranger, unproven] = [blocker('stranger:0x1', { canConfirm: true }), blocker('identity:member-2')];
/** The way by files lets a person say who the node is. */
const byFiles = blocker('identity:member-2', { remedy: 'read it there', canConfirm: true, confirms: 'identity' });

test('what stands in the way of all alike is told once; what one way lets a person confirm stays with that way', () => {
  const ways = [{ blockers: [stranger, unproven] }, { blockers: [unproven, stranger] }, { blockers: [stranger, byFiles] }];
  expect(sharedBlockers(ways)).toEqual([stranger]);
  expect(sharedBlockers(ways.slice(0, 2))).toEqual([stranger, unproven]);
  expect(isSameBlocker(unproven, byFiles)).toBe(false);
});

test('of one way alone, or none, nothing is shared', () => {
  expect([sharedBlockers([{ blockers: [stranger] }]), sharedBlockers([])]).toEqual([[], []]);
});
