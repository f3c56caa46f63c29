import { Days } from './days.js';

describe('the present day', () => {
  it('is that of Việt Nam, and goes on at its midnight', () => {
    const now = new Date('2020-06-30T16:59:59.999Z');
    const days = new Days({ now: () => now });
    expect(days.today()).toBe('2020-06-30');
    now.setTime(now.getTime() + 1);
    expect(days.today()).toBe('2020-07-01');
  });
});
