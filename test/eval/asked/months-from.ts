/** Days as documents write them, told from the day the set is asked: "next month" means something else every day. */
const day = (date: Date) =>
  date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const at = (from: Date, months: number, inMonth: number) =>
  new Date(Date.UTC(from.getFullYear(), from.getMonth() + months, inMonth));

export function monthsFrom(now: Date) {
  const told = (months: number, inMonth = 15) => {
    const date = at(now, months, inMonth);
    return { day: day(date), name: date.toISOString().slice(0, 7), iso: date.toISOString().slice(0, 10) };
  };
  return { lastMonth: told(-1), thisMonth: told(0), nextMonth: told(1), inTwoYears: told(24), lastYear: told(-13) };
}

/** So many days after (before, where negative) `now`. */
export const daysFrom = (now: Date) => (days: number) => {
  const date = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days));
  return { day: day(date), iso: date.toISOString().slice(0, 10) };
};
