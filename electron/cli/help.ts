import type { CommandEntry } from './command.ts';

/** The list of commands in Chinese and English, as `--help` prints it. */
export function formatHelp(commands: readonly CommandEntry[]): string {
  const lines = commands.flatMap(({ usage, zh, en }) => [`  ${usage}`, `      ${zh} · ${en}`]);
  return [
    '工会巡检 Union Inspector',
    '',
    ...lines,
    '',
    '退出状态 Exit status: 0 完成 done · 1 完成，有事项需要查看 done, something needs a look · 2 用法错误 wrong usage',
    '  3 文件不可用 file not usable · 4 磁盘或系统拒绝 disk or system refused · 5 程序错误 error of the program',
    '',
  ].join('\n');
}
