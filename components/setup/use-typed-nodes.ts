'use client';

import { useRef, useState } from 'react';
import { sendCommand } from '@/components/live/send-command';
import { addressesIn, addressOf, type CheckState, newRow, type Row, settle } from '@/components/setup/typed-node';
import type { NodeCheckView } from '@/lib/views/setup-types';

/** The rows that are typed, and the checks of their addresses, one after the other. */
export function useTypedNodes() {
  const nextKey = useRef(1);
  const [rows, setRows] = useState<readonly Row[]>([newRow(0, 1)]);
  const fresh = (): number => nextKey.current++;
  const change = (key: number, with_: (row: Row) => Row) => setRows((all) => all.map((row) => (row.key === key ? with_(row) : row)));
  const add = () => setRows((all) => [...all, newRow(fresh(), all.length + 1)]);
  const remove = (key: number) => setRows((all) => (all.length === 1 ? [newRow(fresh(), 1)] : all.filter((row) => row.key !== key)));
  const rename = (key: number, name: string) => change(key, (row) => ({ ...row, name }));
  const typeUrl = (key: number, url: string) => change(key, (row) => ({ ...row, url }));
  /** Credentials leave the field with the focus; several addresses become several rows. */
  const settleUrl = (key: number) =>
    setRows((all) => {
      const row = all.find((one) => one.key === key);
      const [first = '', ...more] = addressesIn(row?.url ?? '');
      const settled = all.map((one) => (one.key === key ? settle(one, first) : one));
      return [...settled, ...more.map((url, index) => settle(newRow(fresh(), all.length + 1 + index), url))];
    });
  const check = async (row: Row) => {
    const asked = settle(row, row.url);
    const say = (state: CheckState) => change(row.key, (now) => ({ ...settle(now, now.url), check: state }));
    say({ kind: 'asking' });
    const answer = await sendCommand<NodeCheckView>('/api/v1/setup/check', { url: addressOf(asked) });
    if (answer.ok) say({ kind: 'done', of: asked.url, view: answer.value });
    else say({ kind: 'refused', says: `${answer.message} ${answer.remedy}` });
  };
  const checkAll = async () => {
    for (const row of rows) if (row.url.trim() !== '') await check(row);
  };
  return { rows, add, remove, rename, typeUrl, settleUrl, check, checkAll };
}
