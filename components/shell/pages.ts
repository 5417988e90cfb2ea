import type { Route } from 'next';
import {
  activityPath,
  forksPath,
  helpPath,
  incidentsPath,
  nodesPath,
  overviewPath,
  peersPath,
  recoveryPath,
  replayPath,
  roundsPath,
  validatorsPath,
} from '@/components/routes';
import { sayShell } from '@/lib/views/words/shell';

/** A page of a network in the navigation; `key` opens it after `g`; `group` 'watch' shows what is, 'look' looks back. */
export type PageLink = {
  readonly name: string;
  readonly path: (network: string) => Route;
  readonly key: string;
  readonly group: 'watch' | 'look';
  /** A number beside the name. */
  readonly count?: 'incidents';
};

/** The pages there are, in the order shown. */
export const PAGES: readonly PageLink[] = [
  { name: sayShell('page.overview'), path: overviewPath, key: 'o', group: 'watch' },
  { name: sayShell('page.incidents'), path: incidentsPath, key: 'i', group: 'watch', count: 'incidents' },
  { name: sayShell('page.forks'), path: (network) => forksPath(network), key: 'f', group: 'watch' },
  { name: sayShell('page.rounds'), path: roundsPath, key: 'r', group: 'watch' },
  { name: sayShell('page.validators'), path: validatorsPath, key: 'v', group: 'watch' },
  { name: sayShell('page.nodes'), path: nodesPath, key: 'n', group: 'watch' },
  { name: sayShell('page.peers'), path: peersPath, key: 'p', group: 'watch' },
  { name: sayShell('page.recovery'), path: (network) => recoveryPath(network), key: 'c', group: 'look' },
  { name: sayShell('page.replay'), path: (network) => replayPath(network), key: 'y', group: 'look' },
  { name: sayShell('page.activity'), path: activityPath, key: 'a', group: 'look' },
  { name: sayShell('page.help'), path: (network) => helpPath(network), key: '?', group: 'look' },
];
