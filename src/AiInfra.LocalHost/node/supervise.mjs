// Keeps one local server running exactly as long as somebody holds it: the process that started this one (by the pipe on stdin) and those that joined later
// (by a connection to the control port). A holder that goes away, however it dies, closes its end; when the last one is gone the server is stopped gently and waited for.
import { spawn } from 'node:child_process';
import { openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** name, owner (the data folder), record, log, ports, command (script and arguments). */
const spec = JSON.parse(process.argv[2]);
const holders = new Set();
let stopping = false;

// Ctrl-C, hang-up and often SIGTERM go to the whole process group; the app still has to drain, and the end of its pipe says when it has.
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) process.on(signal, () => {});
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const log = openSync(spec.log, 'w');
// Detached: its own session, out of reach of the terminal's signals. MAILDEV_* settings of the user could turn relaying on.
const preloaded = ['follow.mjs', 'saves.mjs'].flatMap(script => ['--import', new URL(script, import.meta.url).href]);
const server = spawn(process.execPath, [...preloaded, ...spec.command], {
  detached: true,
  windowsHide: true,
  stdio: ['ignore', log, log, 'ipc'],
  env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MAILDEV_'))),
});
server.on('error', error => end(null, error.message));
server.on('exit', (code, signal) => end(code ?? signal));

const control = createServer({ allowHalfOpen: true }, socket => {
  hold(socket, socket);
  tell(socket, { state: stopping ? 'stopping' : 'running' });
});
control.listen(0, '127.0.0.1', () => {
  const record = { ...about(), control: control.address().port };
  writeFileSync(`${spec.record}.new`, JSON.stringify(record));
  renameSync(`${spec.record}.new`, spec.record);
  tell(process.stdout, { state: 'running' });
});
hold(process.stdin, process.stdout);

function hold(input, output) {
  const holder = { output };
  holders.add(holder);
  const release = () => {
    if (holder.released) return;
    holder.released = true;
    const kept = [...holders].some(h => !h.released);
    if (!kept) return stop();
    holders.delete(holder);
    tell(output, { state: 'kept' });
  };
  input.on('end', release).on('close', release).on('error', release).resume();
}

function stop() {
  if (stopping) return;
  stopping = true;
  if (server.connected) server.disconnect();
}

async function end(code, message) {
  rmSync(spec.record, { force: true });
  const line = { state: stopping ? 'stopped' : 'failed', message: message ?? `it ended with ${code}` };
  const told = [...holders].map(({ output }) => new Promise(done => output.write(`${JSON.stringify({ ...about(), ...line })}\n`, done)));
  await Promise.race([Promise.all(told), new Promise(done => setTimeout(done, 1000))]);
  process.exit(stopping ? 0 : 1);
}

function tell(output, line) {
  output.write(`${JSON.stringify({ ...about(), ...line })}\n`, () => {});
}

function about() {
  return { name: spec.name, owner: spec.owner, ports: spec.ports, pid: process.pid, server: server.pid };
}
