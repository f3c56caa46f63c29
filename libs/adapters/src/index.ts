export { csvEvent } from './event-files/csv-event.js';
export { csvColumnOf, csvHeader, type CsvHeader, type CsvHeaderFault } from './event-files/csv-header.js';
