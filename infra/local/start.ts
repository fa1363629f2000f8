/**
 * What `npm start` runs. The C library of Linux keeps up to eight heaps for each core, and threads that come and go leave
 * memory behind in all of them: a tenth of everything. Two are as fast here. It reads their number once, when a process
 * begins, so this one begins again, as itself, before anything else is loaded.
 */
if (process.platform === 'linux' && process.env['MALLOC_ARENA_MAX'] === undefined) {
  const { execPath, execArgv, argv, env } = process;
  process.execve?.(execPath, [execPath, ...execArgv, ...argv.slice(1)], { ...env, MALLOC_ARENA_MAX: '2' });
}

await import('./serve.ts');
