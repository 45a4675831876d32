/** A moment as date and time of day where the program runs, to the second; the same in every language. */
export function formatMoment(iso: string): string {
  const moment = new Date(iso);
  const date = [moment.getFullYear(), pad(moment.getMonth() + 1), pad(moment.getDate())].join('-');
  return `${date} ${formatTime(iso)}`;
}

/** HH:MM:SS where the program runs. */
export function formatTime(iso: string): string {
  const moment = new Date(iso);
  return [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(pad).join(':');
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
