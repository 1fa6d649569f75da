import { describe, expect, it } from 'vitest';
import { checkUnit } from './check-unit.ts';
import { outline, readBytes } from './read-document.ts';

describe('contacts and calendars', () => {
  it('gives each contact of a vCard as a section', async () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Fuchs;Ada;;;',
      'FN:Ada Fuchs',
      'ORG:Harbour\\, East;Lights',
      'TEL;TYPE=CELL,VOICE:+49 1',
      'item1.EMAIL;type=INTERNET;type=pref:ada@exam',
      ' ple.org',
      'ADR;TYPE=work:;;Kai 1;Kiel;;24103;Germany',
      'PHOTO;ENCODING=b:QUJD',
      'NOTE:first\\nsecond',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=F6we;=',
      'Bo',
      'END:VCARD',
    ].join('\r\n');
    const { kind, units } = await readBytes('people.vcf', Buffer.from(card));
    expect(kind).toBe('vcard');
    expect(units.flatMap(outline)).toEqual([
      'heading 2: Ada Fuchs',
      'paragraph: Organization: Harbour, East, Lights\nPhone (cell): +49 1\nE-mail: ada@example.org\nAddress (work): Kai 1, Kiel, 24103, Germany\nNote: first\nsecond',
      'heading 2: Bo Möwe',
    ]);
    units.forEach(checkUnit);
  });

  it('gives each event of a calendar as a section', async () => {
    const calendar = [
      'BEGIN:VCALENDAR',
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'SUMMARY:Lamp inspection',
      'DTSTART;TZID=Europe/Berlin:20260203T091200',
      'DTEND:20260203T101200Z',
      'LOCATION:Pier\\, north',
      'ORGANIZER;CN="Warden, Ada":mailto:ada@example.org',
      'ATTENDEE:mailto:bo@example.org',
      'DESCRIPTION:Bring ropes.\\n\\nAnd lamps.',
      'BEGIN:VALARM',
      'DESCRIPTION:Reminder',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\n');
    const { kind, units, fields } = await readBytes('invite', Buffer.from(calendar));
    expect(kind).toBe('calendar');
    expect(units.flatMap(outline)).toEqual([
      'heading 2: Lamp inspection',
      'paragraph: Starts: 2026-02-03 09:12 Europe/Berlin\nEnds: 2026-02-03 10:12 UTC\nWhere: Pier, north\nOrganizer: Warden, Ada <ada@example.org>\nAttendees: bo@example.org',
      'paragraph: Bring ropes.',
      'paragraph: And lamps.',
    ]);
    expect(fields[0]).toEqual({ name: 'title', value: 'Lamp inspection', source: 'ics:SUMMARY' });
    units.forEach(checkUnit);
  });

  it('ends on lines without end', async () => {
    const { units } = await readBytes(
      'a.ics',
      Buffer.from(`BEGIN:VEVENT\nSUMMARY:x${'\n y'.repeat(300_000)}\n${'BEGIN:VEVENT\n'.repeat(100_000)}END:VEVENT`),
    );
    expect(units).toEqual([]);
    await readBytes('a.vcf', Buffer.from(`BEGIN:VCARD\nFN${';A="b'.repeat(100_000)}:x\nEND:VCARD`));
  });
});
