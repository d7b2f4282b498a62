@ics2 @area:evidence @needs:stimulate:ics2.file @needs:observe
Feature: Delivery can be proved later

  A signed receipt repeats the digests of the message that it is for. Whoever keeps both can show, long after, that customs has had exactly
  this message (Interface Control Document 3.30, section 4.6; OASIS AS4 Profile 1.0, section 5.1.8).

  @ICS2-EVD-01
  Scenario: The receipt is kept with its message, also when the filing is registered
    Given the operator has a registered filing
    Then the operator still has that message and a receipt that proves its delivery
