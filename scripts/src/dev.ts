import { type ChildProcess, spawn } from 'node:child_process';

/** `npm run dev`: compiles on change, and restarts everything in one process when what it runs has changed. */

function run(command: string, args: readonly string[]): ChildProcess {
  return spawn(command, args, { stdio: 'inherit' });
}

const children = [
  run('npx', ['--no-install', 'tsc', '-b', '--watch', '--preserveWatchOutput']),
  run(process.execPath, ['--watch', '--watch-preserve-output', 'all-in-one/dist/main.js']),
];

function stopAll(): void {
  for (const child of children) {
    child.kill('SIGTERM');
  }
}

for (const child of children) {
  child.on('exit', stopAll);
}
process.on('SIGINT', stopAll);
process.on('SIGTERM', stopAll);
