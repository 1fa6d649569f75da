/** Who bears a role, in the way contracts define it. */
import { describe, expect, it } from 'vitest';
import { namesRole } from '../../../src/main/engine/answer/kind/named-role.ts';

describe('the bearer of a role', () => {
  it.each([
    ['between Hartmann Ltd (the "Landlord") and Crumb Bakery Ltd (the "Tenant").', 'landlord'],
    ['Harbour LLC, a Delaware company (the “Landlord”, which includes its successors), lets the hall.', 'landlord'],
    ['Crumb Bakery Ltd (hereinafter called the "Tenant") takes it.', 'tenant'],
    ['Ada Marlow (Tenant) signs below.', 'tenant'],
    ['Hartmann GmbH (nachfolgend „Vermieter“) vermietet die Halle.', 'vermieter'],
    ['Marlow Ltd, the employer, pays the fee.', 'employer'],
  ])('is named in %j', (text, role) => {
    expect(namesRole(text, role)).toBe(1);
  });

  it.each([
    ['The Landlord lets to the Tenant the ground floor (the "Premises").', 'landlord'],
    ["The rent is shared (landlord's half in June).", 'landlord'],
  ])('is not named in %j', (text, role) => {
    expect(namesRole(text, role)).toBe(0);
  });
});
