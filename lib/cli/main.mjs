// Entry of every npm script. Node's own modules only, and nothing an old Node can't parse before its version was looked at.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Quorumwatch needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  import('./launch.mjs').then((launch) => launch.main(process.argv.slice(2)));
}
