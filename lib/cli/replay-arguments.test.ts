import { expect, it } from 'vitest';
import { parseReplayArguments } from './replay-arguments';

it('reads a folder and nothing else', () => {
  expect(parseReplayArguments(['there'])).toEqual({
    ok: true,
    value: { directory: 'there', speed: 1, from: null, hold: null, nodesOnly: false, port: null, nodePort: null },
  });
});

it('reads every option, in either form', () => {
  const args = ['--speed', '2.5', '--from=forked', '--hold=forked', 'there', '--nodes-only', '--port', '4000', '--node-port=5000'];
  expect(parseReplayArguments(args)).toEqual({
    ok: true,
    value: { directory: 'there', speed: 2.5, from: 'forked', hold: 'forked', nodesOnly: true, port: 4000, nodePort: 5000 },
  });
});

it.each([
  [[], /DIR is missing/],
  [['a', 'b'], /"b" is too much/],
  [['a', '--speed', '0'], /--speed is "0"/],
  [['a', '--speed', 'fast'], /--speed is "fast"/],
  [['a', '--speed', '1e9'], /--speed is "1e9"/],
  [['a', '--port', '70000'], /--port is "70000"/],
  [['a', '--node-port', '-1'], /--node-port/],
  [['a', '--sped', '2'], /--sped/],
])('names what is wrong with %j', (args, fault) => {
  const parsed = parseReplayArguments(args);
  expect(parsed.ok ? [] : parsed.faults.join('\n')).toMatch(fault);
});

it('names all faults at once', () => {
  const parsed = parseReplayArguments(['--speed', '0', '--port', 'x']);
  expect(parsed.ok ? [] : parsed.faults).toHaveLength(3);
});
