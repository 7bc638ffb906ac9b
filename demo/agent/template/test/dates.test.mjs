import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysInMonth, isLeapYear, weekLabel } from '../src/dates.mjs';

test('1900 is no leap year', () => {
  assert.equal(isLeapYear(1900), false);
});

test('2000 is a leap year', () => {
  assert.equal(isLeapYear(2000), true);
});

test('February 2028 has 29 days', () => {
  assert.equal(daysInMonth(2028, 2), 29);
});

test('week labels have two digits', () => {
  assert.equal(weekLabel(2026, 7), '2026-W07');
});
