@ics2 @area:lifecycle @topic:self-check
Feature: The simulated Common Repository looks at what was filed before

  A sound filing is still refused where the life of earlier filings does not allow it, by IE3N01 and not by IE3N99: the
  data are good, the moment is not (Business process descriptions L3.5, GET04).

  @ICS2-LIF-03
  Scenario: A master document is filed once, unless the shipment is split
    Given a registered filing of the probe
    When the probe files the same master document under another number
    Then the filing is refused with code 81 at the master document
    When the probe files the same master document as the rest of a split shipment
    Then the rest is registered
