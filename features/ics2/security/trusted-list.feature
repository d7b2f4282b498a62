@ics2 @area:security @topic:self-check
Feature: Who may seal stands on the trusted list

  The simulated interface reads a trusted list in the form of ETSI TS 119 612, sealed by its scheme operator, and lets in
  seals of authorities that it names in good standing (Interface Control Document 3.30, section 4.6.2). A list that it
  must not take changes nothing: the last good one goes on counting until its own next update, and then nobody is
  trusted. That is our choice; no source says what the interface does. A breach here is a fault of the harness.

  @ICS2-SEC-09
  Scenario: An authority that is withdrawn from the list seals no more
    When the probe files with its seal
    Then the interface receipts the seal of a listed authority
    When the trusted list withdraws the authority of the seal
    And the probe files with its seal
    Then the interface answers the unlisted seal with EBMS:0101 and no receipt

  @ICS2-SEC-09
  Scenario Outline: A list that <defect> is not taken, and the last good one goes on counting
    Given a trusted list is published that names one more authority and <defect>
    When the probe files with a seal by an authority that is not listed
    Then the interface answers the unlisted seal with EBMS:0101 and no receipt
    When the probe files with its seal
    Then the interface receipts the seal of a listed authority

    Examples:
      | defect                               |
      | is outdated                          |
      | was changed after it was sealed      |
      | somebody else has sealed             |
      | is older than the one that is known  |

  @ICS2-SEC-09
  Scenario Outline: An interface that knows only a list that <defect> trusts nobody
    Given the interface is set up anew with a trusted list that <defect>
    When the probe files with its seal
    Then the interface answers the unlisted seal with EBMS:0101 and no receipt

    Examples:
      | defect                          |
      | is outdated                     |
      | was changed after it was sealed |
      | somebody else has sealed        |

  @ICS2-SEC-09
  Scenario Outline: A seal <defect> is not that of a listed authority's seal service
    When the probe files with a seal <defect>
    Then the interface answers the unlisted seal with EBMS:0101 and no receipt

    Examples:
      | defect                                         |
      | by an authority that it has made itself        |
      | whose path to a listed authority is left out   |
      | whose certificate was issued for TLS           |
      | whose key has 1024 bits                        |
