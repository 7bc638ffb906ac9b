import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueDate, invoiceTotal } from '../src/invoice.mjs';

const invoice = { issued: '2026-11-21', taxRate: 0.2, lines: [{ title: 'Seat', quantity: 3, unitCents: 1999 }] };

test('the total includes tax, rounded once', () => {
  assert.equal(invoiceTotal(invoice), 7196);
});

test('an invoice is due after 30 days', () => {
  assert.equal(dueDate(invoice), '2026-12-21');
});
