/**
 * A date as PDF writes it, `D:20240131174502+01'00'`, as ISO 8601 with the parts that are there; other values as they are.
 */
export function pdfDate(value: string): string {
  const found =
    /^\s*(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?\s*(?:(Z)|([+-])(\d{2})'?(\d{2})?'?)?(?:00'?(?:00'?)?)?\s*$/.exec(
      value,
    );
  if (!found) return value.trim();
  const [, year, month, day, hour, minute, second, utc, sign, zoneHour, zoneMinute] = found;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  if (hour === undefined) return date;
  const zone = utc ? 'Z' : sign ? `${sign}${zoneHour}:${zoneMinute ?? '00'}` : '';
  return `${date}T${hour}:${minute ?? '00'}:${second ?? '00'}${zone}`;
}
