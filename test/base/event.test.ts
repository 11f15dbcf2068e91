import { describe, expect, test } from 'vitest';
import { Emitter } from '../../src/base/event.ts';

describe('an emitter', () => {
  test('calls every listener, in the order in which they came', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    emitter.subscribe(value => void heard.push(`a${value}`));
    emitter.subscribe(value => void heard.push(`b${value}`));
    emitter.fire(1);
    emitter.fire(2);
    expect(heard).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  test('forgets a listener once its subscription is disposed of, twice is as once', () => {
    const emitter = new Emitter<void>();
    let calls = 0;
    const subscription = emitter.subscribe(() => void calls++);
    subscription.dispose();
    subscription.dispose();
    emitter.fire();
    expect(calls).toBe(0);
  });

  test('takes one function twice for two listeners', () => {
    const emitter = new Emitter<void>();
    let calls = 0;
    const listener = () => void calls++;
    const first = emitter.subscribe(listener);
    emitter.subscribe(listener);
    first.dispose();
    emitter.fire();
    expect(calls).toBe(1);
  });

  test('lets listeners come and go while it fires', () => {
    const emitter = new Emitter<void>();
    const heard: string[] = [];
    const once = emitter.subscribe(() => {
      heard.push('once');
      once.dispose();
      emitter.subscribe(() => void heard.push('late'));
    });
    emitter.subscribe(() => void heard.push('always'));
    emitter.fire();
    emitter.fire();
    expect(heard).toEqual(['once', 'always', 'always', 'late']);
  });
});
