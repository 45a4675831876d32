import { fromDayNumber, toDayNumber } from '../calendar.ts';
import type { HolidayCalendar } from '../working-days.ts';

/**
 * Days off and weekend days worked in mainland China, by the yearly notices of the General Office of the State Council
 * on the arrangement of holidays (国务院办公厅关于部分节假日安排的通知). The days were taken from an open list
 * (chinese-days 1.5.7, MIT), which follows those notices; they were not compared with the notices word by word.
 * Notices up to the year 2007 are named without a number, since none was at hand. A day stands under the year in which
 * it falls, also where the notice of the next year set it.
 */
export type HolidayYear = {
  readonly year: number;
  /** The notices that set the days of this year. */
  readonly source: string;
  /** Days off, MM-DD or first/last; weekends within are named too. */
  readonly off: string;
  /** Weekend days that are worked, MM-DD. */
  readonly worked: string;
};

/** Year by year, without gaps. */
export const chinaHolidayYears: readonly HolidayYear[] = [
  {
    year: 2004,
    source: '国务院办公厅关于2004年部分节假日安排的通知',
    off: '01-01 01-22/01-28 05-01/05-07 10-01/10-07',
    worked: '01-17 01-18 05-08 05-09 10-09 10-10',
  },
  {
    year: 2005,
    source: '国务院办公厅关于2005年部分节假日安排的通知',
    off: '01-01/01-03 02-09/02-15 05-01/05-07 10-01/10-07',
    worked: '02-05 02-06 04-30 05-08 10-08 10-09',
  },
  {
    year: 2006,
    source: '国务院办公厅关于2006年部分节假日安排的通知',
    off: '01-01/01-03 01-29/02-04 05-01/05-07 10-01/10-07',
    worked: '01-28 02-05 04-29 04-30 09-30 10-08 12-30 12-31',
  },
  {
    year: 2007,
    source: '国务院办公厅关于2007年部分节假日安排的通知',
    off: '01-01/01-03 02-18/02-24 05-01/05-07 10-01/10-07 12-30/12-31',
    worked: '02-17 02-25 04-28 04-29 09-29 09-30 12-29',
  },
  {
    year: 2008,
    source: '国办发明电〔2007〕52号',
    off: '01-01 02-06/02-12 04-04/04-06 05-01/05-03 06-07/06-09 09-13/09-15 09-29/10-05',
    worked: '02-02 02-03 05-04 09-27 09-28',
  },
  {
    year: 2009,
    source: '国办发明电〔2008〕42号',
    off: '01-01/01-03 01-25/01-31 04-04/04-06 05-01/05-03 05-28/05-30 10-01/10-08',
    worked: '01-04 01-24 02-01 05-31 09-27 10-10',
  },
  {
    year: 2010,
    source: '国办发明电〔2009〕27号',
    off: '01-01/01-03 02-13/02-19 04-03/04-05 05-01/05-03 06-14/06-16 09-22/09-24 10-01/10-07',
    worked: '02-20 02-21 06-12 06-13 09-19 09-25 09-26 10-09',
  },
  {
    year: 2011,
    source: '国办发明电〔2010〕40号',
    off: '01-01/01-03 02-02/02-08 04-03/04-05 04-30/05-02 06-04 06-06 09-10/09-12 10-01/10-07',
    worked: '01-30 02-12 04-02 10-08 10-09 12-31',
  },
  {
    year: 2012,
    source: '国办发明电〔2011〕45号',
    off: '01-01/01-03 01-22/01-28 04-02/04-04 04-29/05-01 06-22 06-24 09-30/10-07',
    worked: '01-21 01-29 03-31 04-01 04-28 09-29',
  },
  {
    year: 2013,
    source: '国办发明电〔2012〕33号',
    off: '01-01/01-03 02-09/02-15 04-04/04-06 04-29/05-01 06-10/06-12 09-19/09-21 10-01/10-07',
    worked: '01-05 01-06 02-16 02-17 04-07 04-27 04-28 06-08 06-09 09-22 09-29 10-12',
  },
  {
    year: 2014,
    source: '国办发明电〔2013〕28号',
    off: '01-01 01-31/02-06 04-05/04-07 05-01/05-03 06-02 09-08 10-01/10-07',
    worked: '01-26 02-08 05-04 09-28 10-11',
  },
  {
    year: 2015,
    source: '国办发明电〔2014〕28号、国发明电〔2015〕1号',
    off: '01-01/01-03 02-18/02-24 04-05/04-06 05-01 06-20 06-22 09-03/09-04 09-27 10-01/10-07',
    worked: '01-04 02-15 02-28 09-06 10-10',
  },
  {
    year: 2016,
    source: '国办发明电〔2015〕18号',
    off: '01-01 02-07/02-13 04-04 05-01/05-02 06-09/06-11 09-15/09-17 10-01/10-07',
    worked: '02-06 02-14 06-12 09-18 10-08 10-09',
  },
  {
    year: 2017,
    source: '国办发明电〔2016〕17号',
    off: '01-01/01-02 01-27/02-02 04-02/04-04 05-01 05-28/05-30 10-01/10-08',
    worked: '01-22 02-04 04-01 05-27 09-30',
  },
  {
    year: 2018,
    source: '国办发明电〔2017〕12号',
    off: '01-01 02-15/02-21 04-05/04-07 04-29/05-01 06-18 09-24 10-01/10-07 12-30/12-31',
    worked: '02-11 02-24 04-08 04-28 09-29 09-30 12-29',
  },
  {
    year: 2019,
    source: '国办发明电〔2018〕15号、国办发明电〔2019〕3号',
    off: '01-01 02-04/02-10 04-05/04-07 05-01/05-04 06-07/06-09 09-13/09-15 10-01/10-07',
    worked: '02-02 02-03 04-28 05-05 09-29 10-12',
  },
  {
    year: 2020,
    source: '国办发明电〔2019〕16号、国办发明电〔2020〕1号',
    off: '01-01 01-24/02-02 04-04/04-06 05-01/05-05 06-25/06-27 10-01/10-08',
    worked: '01-19 04-26 05-09 06-28 09-27 10-10',
  },
  {
    year: 2021,
    source: '国办发明电〔2020〕27号',
    off: '01-01/01-03 02-11/02-17 04-03/04-05 05-01/05-05 06-12/06-14 09-19/09-21 10-01/10-07',
    worked: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  },
  {
    year: 2022,
    source: '国办发明电〔2021〕11号',
    off: '01-01/01-03 01-31/02-06 04-03/04-05 04-30/05-04 06-03/06-05 09-10/09-12 10-01/10-07 12-31',
    worked: '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  },
  {
    year: 2023,
    source: '国办发明电〔2022〕16号',
    off: '01-01/01-02 01-21/01-27 04-05 04-29/05-03 06-22/06-24 09-29/10-06',
    worked: '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  },
  {
    year: 2024,
    source: '国办发明电〔2023〕7号',
    off: '01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07',
    worked: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  {
    year: 2025,
    source: '国办发明电〔2024〕12号',
    off: '01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08',
    worked: '01-26 02-08 04-27 09-28 10-11',
  },
  {
    year: 2026,
    source: '国办发明电〔2025〕7号',
    off: '01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07',
    worked: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
];

/** The statutory calendar, years 2004 to the last notice known. */
export const chinaHolidays: HolidayCalendar = {
  source: '国务院办公厅关于部分节假日安排的通知',
  years: chinaHolidayYears.map(({ year }) => year),
  holidays: chinaHolidayYears.flatMap(({ year, off }) => toDates(year, off)),
  makeUpDays: chinaHolidayYears.flatMap(({ year, worked }) => toDates(year, worked)),
};

function toDates(year: number, spans: string): readonly string[] {
  return spans.split(' ').flatMap((span) => {
    const [first = '', last = first] = span.split('/');
    const start = toDayNumber(`${year}-${first}`);
    const length = toDayNumber(`${year}-${last}`) - start + 1;
    return Array.from({ length }, (_, index) => fromDayNumber(start + index));
  });
}
