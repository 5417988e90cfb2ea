import { BEHIND, lagOf } from '@/lib/chain/node-lag';
import type { BlockPicture, NetworkPicture, NodeFault, NodePicture } from '@/lib/chain/picture';
import { formatNumber, listOf, shortHash } from './format';
import { nameValidator, nameValidators } from './name-validators';
import { say } from './phrases';
import { quorumView } from './quorum-view';
import type { FindingView } from './types';
import { sayView } from './words/views';

const SEVERITY_ORDER = { critical: 0, warning: 1, info: 2 } as const;

/** Everything odd that is known now, worst first; each with the node or height it is about. */
export function findFindings(picture: NetworkPicture): readonly FindingView[] {
  const found = [
    ...forkFindings(picture),
    ...nodeFindings(picture),
    ...behindFindings(picture),
    ...blockFindings(picture),
    ...setFindings(picture),
  ];
  return found.sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
}

function forkFindings({ fork, nodes }: NetworkPicture): FindingView[] {
  if (fork.state !== 'proven' || fork.sealedBoth.length === 0) return [];
  const key = fork.branches.length > 2 ? 'finding.sealed-several' : 'finding.sealed-both';
  const sentence = say(key, { names: listOf(nameValidators(fork.sealedBoth, nodes)) });
  return [{ code: 'sealed-both', severity: 'warning', sentence, node: null, height: fork.ancestor.height + 1 }];
}

function nodeFindings(picture: NetworkPicture): FindingView[] {
  const seen = new Set<string>();
  return picture.nodes.flatMap((node) =>
    node.faults.flatMap((fault) => {
      const finding = nodeFinding(node, fault);
      if (seen.has(finding.sentence)) return [];
      seen.add(finding.sentence);
      return [finding];
    }),
  );
}

function behindFindings(picture: NetworkPicture): FindingView[] {
  return picture.nodes.flatMap((node) => {
    const lag = lagOf(picture, node);
    if (lag < BEHIND || !node.answering) return [];
    const severity = node.role === 'validator' ? 'warning' : 'info';
    return [
      {
        code: 'behind',
        severity,
        sentence: say('finding.behind', { node: node.name, lag: formatNumber(lag) }),
        node: node.name,
        height: node.head?.height ?? null,
      } as const,
    ];
  });
}

/** Whether the node is behind the others. */
export const isBehind = (picture: NetworkPicture, node: NodePicture): boolean => lagOf(picture, node) >= BEHIND;

function nodeFinding(node: NodePicture, fault: NodeFault): FindingView {
  const base = { code: fault.kind, node: node.name, height: null } as const;
  switch (fault.kind) {
    case 'unreachable':
      return { ...base, severity: 'warning', sentence: say('finding.unreachable', { node: node.name, message: fault.message }) };
    case 'error':
      return { ...base, severity: 'warning', sentence: say('finding.error', { node: node.name, message: fault.message }) };
    case 'wrong-chain':
      return {
        ...base,
        severity: 'critical',
        sentence: say('finding.wrong-chain', {
          node: node.name,
          what: fault.what,
          has: shortHash(fault.has),
          expected: shortHash(fault.expected),
        }),
      };
    case 'identity-changed':
      return {
        ...base,
        severity: 'critical',
        sentence: say('finding.identity-changed', { node: node.name, from: shortHash(fault.from), to: shortHash(fault.to) }),
      };
    case 'identity-shared':
      return {
        ...base,
        severity: 'critical',
        sentence: say('finding.identity-shared', { nodes: listOf(fault.nodes), address: shortHash(fault.address) }),
      };
    case 'identity-unexpected':
      return {
        ...base,
        severity: 'warning',
        sentence: say('finding.identity-unexpected', {
          node: node.name,
          proven: shortHash(fault.proven),
          configured: shortHash(fault.configured),
        }),
      };
    case 'header-mismatch':
      return {
        ...base,
        height: fault.height,
        severity: 'critical',
        sentence: say('finding.header-mismatch', { node: node.name, height: formatNumber(fault.height), detail: fault.detail }),
      };
    case 'absurd-head':
      return {
        ...base,
        height: fault.height,
        severity: 'warning',
        sentence: say('finding.absurd-head', {
          node: node.name,
          height: formatNumber(fault.height),
          highest: formatNumber(fault.highest),
        }),
      };
  }
}

function blockFindings(picture: NetworkPicture): FindingView[] {
  const found: FindingView[] = [];
  const reasons = new Map<string, number>();
  for (const height of picture.heights) {
    for (const camp of height.camps) {
      const block = picture.block(camp.hash);
      if (!block) continue;
      if (block.verification.state === 'mismatch')
        found.push(mismatch(block, block.verification.faults.map((fault) => fault.detail).join('; ')));
      if (block.verification.state === 'unverifiable') reasons.set(block.verification.why, height.height);
      if (block.proposer === 'unexpected') found.push(unexpected(picture, block));
    }
  }
  for (const [why, height] of reasons)
    found.push({ code: 'unverifiable', severity: 'info', sentence: say('finding.unverifiable', { why }), node: null, height });
  return found;
}

function mismatch(block: BlockPicture, detail: string): FindingView {
  const { height, hash } = block.header;
  return {
    code: 'block-mismatch',
    severity: 'critical',
    sentence: say('finding.block-mismatch', { hash: shortHash(hash), height: formatNumber(height), detail }),
    node: null,
    height,
  };
}

function unexpected(picture: NetworkPicture, block: BlockPicture): FindingView {
  const name = (address: BlockPicture['author']) => (address ? nameValidator(address, picture.nodes) : sayView('not-known'));
  const { height } = block.header;
  const sentence = say('finding.proposer', {
    height: formatNumber(height),
    author: name(block.author),
    expected: name(block.expectedProposer),
    round: block.round ?? sayView('not-known'),
  });
  return { code: 'unexpected-proposer', severity: 'warning', sentence, node: null, height };
}

function setFindings(picture: NetworkPicture): FindingView[] {
  const quorum = quorumView(picture);
  const found: FindingView[] = [];
  if (quorum.unwatched !== null && quorum.unwatched > 0)
    found.push({
      code: 'unwatched',
      severity: 'info',
      sentence: say('finding.unwatched', { count: quorum.unwatched, validators: quorum.validators ?? sayView('not-known') }),
      node: null,
      height: null,
    });
  if (quorum.validators !== null && quorum.size !== null && quorum.validators > 1 && 2 * quorum.size <= quorum.validators)
    found.push({
      code: 'quorum-rule',
      severity: 'warning',
      sentence: say('finding.quorum-rule', { validators: quorum.validators, quorum: quorum.size }),
      node: null,
      height: null,
    });
  return found;
}
