@ics2 @area:lifecycle @topic:self-check
Feature: The simulated Common Repository looks at what was filed before

  A sound filing is still refused where the life of earlier filings does not allow it, by IE3N01 and not by IE3N99: the
  data are good, the moment is not (Business process descriptions L3.5, GET04). How long a document counts no source fixes: the year and the
  three months are those of a vendor's help desk, and parameters (`doc.unique.master`, `doc.unique.house`).

  @ICS2-LIF-03
  Scenario: A master document is filed once, unless the shipment is split
    Given a registered filing of the probe
    When the probe files the same master document under another number
    Then the filing is refused with code 81 at the master document
    When the probe files the same master document as the rest of a split shipment
    Then the rest is registered

  @ICS2-LIF-03
  Scenario: A master document counts for a year, where its goods have come and the filing is in force
    Given a registered filing of the probe
    When the probe notifies the arrival of the filing by its MRN
    And 364 days have passed since
    And the probe files the same master document under another number
    Then the filing is refused with code 81 at the master document
    When 3 days more have passed
    And the probe files the same master document under another number
    Then the later filing is registered

  @ICS2-LIF-03
  Scenario: A house document of an express consignment counts for three months
    Given a registered IE3F32 of the probe
    When 91 days have passed
    And the probe files the same house document under another number
    Then the filing is refused with code 81 at the house document
    When 2 days more have passed
    And the probe files the same house document under another number
    Then the later filing is registered

  @ICS2-LIF-02
  Scenario: A filing for a journey that has arrived is refused, and never registered
    Given the arrival of a ship was notified
    When the probe files for the journey of that ship
    Then the filing is refused with code 92 at its means of transport, and nothing else is answered
