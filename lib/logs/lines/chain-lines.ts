import type { LogLine } from './log-line';
import { keep, NO_CORE, type Told } from './log-memory';
import { moveHead, raiseHead } from './move-head';
import { readCount, readHash } from './read-values';

type Tells = (told: Told, line: LogLine, at: number) => Partial<Told>;

const reorg: Tells = (told, line, at) => {
  const [height, drop, add] = [readCount(line.value('number')), readCount(line.value('drop')), readCount(line.value('add'))];
  if (height === null || drop === null || add === null) return {};
  const [dropFrom, addFrom] = [readHash(line.value('dropfrom')), readHash(line.value('addfrom'))];
  const lowered = { ...told, heads: told.heads.filter((one) => one.height <= height) };
  return { ...moveHead(lowered, height + add, addFrom), reorgs: keep(told.reorgs, { at, height, drop, add, dropFrom, addFrom }) };
};

const imported: Tells = (told, line) => {
  const { head, heads } = raiseHead(told, readCount(line.value('number')), readHash(line.value('hash')));
  return { head, heads };
};

const loaded: Tells = (told, line) => {
  const { head, heads } = moveHead(told, readCount(line.value('number')), readHash(line.value('hash')));
  return { head, heads };
};

/** Lines of GoQuorum outside of QBFT's core. Source: quorum core/blockchain*.go, eth/backend.go, node/node.go, miner/*.go, istanbul/backend/*.go, ibft/core/core.go. */
export const CHAIN_LINES: ReadonlyMap<string, Tells> = new Map<string, Tells>([
  ['Imported new chain segment', imported],
  ['Inserted known block', imported],
  ['Successfully sealed new block', imported],
  ['Loaded most recent local full block', loaded],
  ['Chain reorg detected', reorg],
  ['Large chain reorg detected', reorg],
  [
    'Rewinding blockchain',
    (told, line, at) => {
      const target = readCount(line.value('target'));
      return target === null ? {} : { rewinds: keep(told.rewinds, { at, target }) };
    },
  ],
  ['Head state missing, repairing', (told, line, at) => ({ repairs: keep(told.repairs, { at, height: readCount(line.value('number')) }) })],
  ['Unclean shutdown detected', unclean],
  ['BFT: block proposal committed', committed],
  ['BFT: deactivate', () => ({ ...NO_CORE, core: 'stopped' })],
  ['BFT: activate QBFT', () => ({ ...NO_CORE, core: 'running' })],
  ['BFT: activate IBFT', () => ({ ...NO_CORE, core: 'running' })],
  ['Starting peer-to-peer node', (_, __, at) => ({ ...NO_CORE, core: null, startedAt: at, stoppedAt: null, lastError: null })],
  ['Got interrupt, shutting down...', (_, __, at) => ({ stoppedAt: at })],
  ['Blockchain stopped', (_, __, at) => ({ ...NO_CORE, core: 'stopped', stoppedAt: at })],
  // IBFT tells its rounds at DEBUG and TRACE alone; single warnings in between would be believed too long.
  ['New round', newIbftRound],
  ['Catch up round', newIbftRound],
]);

function committed(_told: Told, line: LogLine, at: number): Partial<Told> {
  const [height, hash] = [readCount(line.value('number')), readHash(line.value('hash'))];
  return height === null || hash === null ? {} : { committed: { at, height, hash } };
}

/** Every start tells all marks that are left: one entry for each boot. */
function unclean(told: Told, line: LogLine, at: number): Partial<Told> {
  const booted = Date.parse((line.value('booted') ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  const bootedAt = Number.isNaN(booted) ? null : booted;
  if (bootedAt !== null && told.uncleanShutdowns.some((one) => one.bootedAt === bootedAt)) return {};
  return { uncleanShutdowns: keep(told.uncleanShutdowns, { at, bootedAt }) };
}

function newIbftRound(told: Told, line: LogLine, at: number): Partial<Told> {
  const [round, sequence] = [readCount(line.value('new_round')), readCount(line.value('new_seq'))];
  if (round === null || sequence === null) return {};
  const proposer = /^0x[0-9a-fA-F]{40}$/.test(line.value('new_proposer') ?? '')
    ? (line.value('new_proposer') as string).toLowerCase()
    : null;
  return {
    ...NO_CORE,
    roundChanges: told.sequence === sequence ? told.roundChanges : [],
    core: 'running',
    sequence,
    round,
    roundSince: at,
    timerSince: at,
    proposer: proposer as Told['proposer'],
  };
}
