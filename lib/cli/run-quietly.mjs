import { spawn } from 'node:child_process';

/**
 * Runs a program, keeps its output for the case that it fails, and shows one line of progress.
 * @returns {Promise<{code: number, output: string, seconds: number}>}
 */
export function runQuietly(program, args, { cwd, env, line, say }) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say(`${line} …`);
  const live = process.stderr.isTTY ? setInterval(() => process.stderr.write(`\r  ${seconds()} s `), 1000) : null;
  return new Promise((resolve) => {
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const done = (code) => {
      if (live !== null) {
        clearInterval(live);
        process.stderr.write('\r');
      }
      resolve({ code, output, seconds: seconds() });
    };
    child.on('error', (error) => {
      keep(`${error.message}\n`);
      done(127);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}
