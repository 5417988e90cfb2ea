import { expect, it } from 'vitest';
import { parseDrillArguments } from './parse-drill-arguments';

const NOTHING_ASKED = {
  scenario: null,
  seed: '1',
  speed: 1,
  validators: null,
  members: null,
  periodSeconds: null,
  timeoutSeconds: null,
  transfersEveryMs: null,
  nodePort: null,
  controlPort: null,
  dashboardPort: null,
  list: false,
  help: false,
};

it('needs nothing', () => {
  expect(parseDrillArguments('drill', [])).toEqual({ ok: true, value: NOTHING_ASKED });
  expect(parseDrillArguments('demo', [])).toEqual({ ok: true, value: NOTHING_ASKED });
});

it("reads every option of the drill, where --port is the first node's", () => {
  const args =
    '--scenario one-down --seed 7 --speed 2.5 --validators 7 --members 0 --period 5 --timeout 10 --transfers 1500 --port 9000 --control-port 9100 --list';
  expect(parseDrillArguments('drill', args.split(' '))).toEqual({
    ok: true,
    value: {
      ...NOTHING_ASKED,
      scenario: 'one-down',
      seed: '7',
      speed: 2.5,
      validators: 7,
      members: 0,
      periodSeconds: 5,
      timeoutSeconds: 10,
      transfersEveryMs: 1500,
      nodePort: 9000,
      controlPort: 9100,
      list: true,
    },
  });
});

it("of the demo --port is the dashboard's and --node-port the first node's", () => {
  const parsed = parseDrillArguments('demo', ['--port', '4000', '--node-port', '9000']);
  expect(parsed).toMatchObject({ ok: true, value: { dashboardPort: 4000, nodePort: 9000 } });
});

it.each([
  [['--seed', ''], /--seed is ""/],
  [['--seed', 'a b'], /--seed is "a b"/],
  [['--speed', '0'], /--speed is "0"/],
  [['--speed', '1e9'], /--speed is "1e9"/],
  [['--validators', '0'], /--validators is "0"; it must be a whole number from 1 to 100/],
  [['--period', '1.5'], /--period is "1.5"/],
  [['--port', '70000'], /--port is "70000"/],
  [['--node-port', '9000'], /the demo's/],
  [['story'], /"story" is too much/],
  [['--scenari', 'x'], /--scenari/],
])('names what is wrong with %j', (args, fault) => {
  const parsed = parseDrillArguments('drill', args);
  expect(parsed.ok ? [] : parsed.faults.join('\n')).toMatch(fault);
});

it('names all faults at once', () => {
  const parsed = parseDrillArguments('demo', ['--speed', 'x', '--members', '-1', '--port', '0']);
  expect(parsed.ok ? [] : parsed.faults.length).toBeGreaterThanOrEqual(1);
});
