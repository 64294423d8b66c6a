// Called by Maven: node tools/build.mjs <outDir>. Installs packages when the lockfile changed, builds when an input changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const outDir = resolve(process.argv[2] ?? join(root, 'dist'));
const installStamp = join(root, 'node_modules', '.wanping-install');
const buildStamp = join(root, 'node_modules', '.wanping-build');

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(join(root, path)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function stampIs(file, text) {
  return existsSync(file) && readFileSync(file, 'utf8') === text;
}

function run(command, args) {
  const windows = process.platform === 'win32';
  const done = spawnSync(windows ? `${command}.cmd` : command, args, { cwd: root, stdio: 'inherit', shell: windows });
  if (done.error) throw done.error;
  if (done.status !== 0) process.exit(done.status ?? 1);
}

const packages = fingerprint(['package-lock.json', '.npmrc']);
if (!stampIs(installStamp, packages)) {
  run('npm', ['ci', '--ignore-scripts', '--no-progress', '--loglevel=error']);
  mkdirSync(dirname(installStamp), { recursive: true });
  writeFileSync(installStamp, packages);
}

const inputs = `${outDir}\n${fingerprint(['src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json'])}`;
if (stampIs(buildStamp, inputs) && existsSync(join(outDir, 'index.html'))) {
  console.log('front end: unchanged');
} else {
  run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']);
  writeFileSync(buildStamp, inputs);
}
