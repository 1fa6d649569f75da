/** What one row is called by what it comes to, not by what it adds up to: "the largest payment". Words or their stems. */
export const isSumOfMoney = (noun: string): boolean =>
  /^(?:invoice|order|sale|purchase|transaction|payment|bill|deal|booking|entry|receipt|expense|donation|gift|grant|transfer|refund|withdrawal|deposit|fine|spende|don|gasto|pago|depense|depens|paiement|zahlung|ausgabe|einnahme|compra|achat|kauf|spesa|pagamento|rechnung|bestellung|invoic|purchas|expens|entri|book|donat|withdraw)$/.test(
    noun,
  );
