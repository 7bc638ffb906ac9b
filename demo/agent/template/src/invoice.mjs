import { addDays } from './dates.mjs';
import { formatDate, formatLine, formatMoney } from './format.mjs';
import { addTax } from './money.mjs';

const DAYS_TO_PAY = 30;

export function invoiceTotal(invoice) {
  const net = invoice.lines.reduce((sum, line) => sum + line.quantity * line.unitCents, 0);
  return addTax(net, invoice.taxRate);
}

export function dueDate(invoice) {
  return addDays(invoice.issued, DAYS_TO_PAY);
}

// TODO(invoice): print the customer's tax number
export function printInvoice(invoice) {
  const lines = invoice.lines.map(formatLine);
  return [...lines, `Total: ${formatMoney(invoiceTotal(invoice))}`, `Due: ${formatDate(dueDate(invoice))}`].join('\n');
}
