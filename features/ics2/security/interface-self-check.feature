@ics2 @area:security @topic:self-check
Feature: The simulated trader interface lets in only whom it must

  A verdict on an operator is worth what the simulated authority is worth. Here a client of the harness itself, with
  real certificates of every wrong kind, tries the interface (Interface Control Document 3.30, sections 4.6.1 to 4.6.3,
  Annex 4 with table 24). A breach here is a fault of the harness, never of the implementation under test.

  @ICS2-SEED-20
  Scenario: A client without a certificate does not get through the handshake
    When the probe connects without a client certificate
    Then the handshake is refused for want of a certificate and no message is processed

  @ICS2-SEC-15
  Scenario: A client certificate of another authority is refused, one of a trusted authority is not
    When the probe connects with a client certificate of another authority
    Then the handshake is refused because of the authority and no message is processed
    When the probe files with a client certificate of a trusted authority
    Then the probe's message is processed

  @ICS2-SEC-09
  Scenario: A seal of an authority that stands on no trusted list is refused
    When the probe files with a seal by an authority that is not listed
    Then the interface answers the unlisted seal with EBMS:0101 and no receipt

  @ICS2-SEC-10
  Scenario Outline: A seal whose certificate is <state> is refused
    When the probe files with a seal whose certificate is <state>
    Then the interface answers the seal out of its time with EBMS:0101 and no receipt

    Examples:
      | state         |
      | expired       |
      | not yet valid |

  @ICS2-SEC-11
  Scenario: A seal counts until its certificate is revoked, and then no more
    Given the seal authority has revoked nothing
    When the probe files with a seal whose certificate will be revoked
    Then the interface receipts the seal that is not revoked yet
    When the seal authority revokes the certificate
    And the probe sends the same message again
    Then the interface answers the revoked seal with EBMS:0101 and no receipt

  @ICS2-SEC-13
  Scenario: A seal that UUM&DS does not know is refused
    When the probe files with a seal that is registered nowhere
    Then the interface answers the unregistered seal with EBMS:0004 and sub-code A001
    When the seal is registered in UUM&DS
    And the probe sends the same message again
    Then the interface receipts the registered seal

  @ICS2-SEC-14
  Scenario: A registered seal under the EORI of another registered operator is refused
    When the probe files with the seal of another registered operator
    Then the interface answers the wrong pair with EBMS:0004 and sub-code A001

  @ICS2-SEC-22
  Scenario Outline: A seal <defect> is refused as against the policy
    When the probe files with a seal <defect>
    Then the interface answers the seal against the policy with EBMS:0103 and no receipt

    Examples:
      | defect                          |
      | of token type X509v3            |
      | that does not cover the part    |
      | with RSA-SHA1                   |
      | that is missing                 |
