import { daysLate, taskState } from './task-state.js';

type Task = Parameters<typeof taskState>[0];

const task: Task = {
  id: 'T1',
  title: { vi: 'Nghị định', en: 'Decree' },
  lead: 'G22',
  coordinating: [],
  due: '2019-12-31',
  earlierDue: [],
  product: undefined,
  basis: undefined,
  note: undefined,
  percent: undefined,
  progress: [{ on: '2019-10-01', percent: 40, note: undefined }],
  completedOn: '2020-04-08',
  cancelledOn: undefined,
};

describe('a task', () => {
  it.each([
    ['2019-09-30', 'not_started', 0],
    ['2019-10-01', 'in_progress', 0],
    ['2019-12-31', 'in_progress', 0],
    ['2020-01-01', 'overdue', 1],
    ['2020-04-08', 'done_late', 99],
    ['2020-12-31', 'done_late', 99],
  ])('on %s is %s, %i days late', (day, state, late) => {
    expect([taskState(task, day), daysLate(task, day)]).toEqual([state, late]);
  });

  it('that is done on its due day is done on time', () => {
    expect(taskState({ ...task, completedOn: '2019-12-31' }, '2020-01-01')).toBe('done_on_time');
  });

  it('that is cancelled is never late', () => {
    const cancelled = { ...task, cancelledOn: '2020-01-05' };
    expect([taskState(cancelled, '2020-02-01'), daysLate(cancelled, '2020-02-01')]).toEqual(['cancelled', 0]);
  });
});
