@ics2 @area:transport @topic:self-check
Feature: Where the specification contradicts itself, the run says which reading counts

  The rules of the Interface Control Document 3.30 and its examples differ in places, and so do its editions. Each such
  place is a parameter of the run: strict, the rule's own text counts; lenient, what departs from it is taken, and shown as
  a finding that names the parameter. What the parameters stand for says requirements/parameter-table.json.

  @ICS2-AS4-09
  Scenario Outline: <departure> is refused under the strict reading and taken under the lenient one
    Given the parameter <parameter> is strict
    When the probe files with <departure>
    Then the interface answers the unknown value with EBMS:0001 and no receipt
    Given the parameter <parameter> is lenient
    When the probe files with <departure>
    Then the interface takes the known value, and what departs is a finding that names the parameter

    Examples:
      | parameter                    | departure                     |
      | ics2.tolerance.agreement     | the agreement of Release 1    |
      | ics2.tolerance.agreementType | an agreement without its type |

  @ICS2-AS4-42
  Scenario: The older party type of customs is refused under the strict reading and taken under the lenient one
    Given the parameter ics2.tolerance.customsType is strict
    When the probe files with the older party type of customs
    Then the interface answers the unknown party with EBMS:0003 and no receipt
    Given the parameter ics2.tolerance.customsType is lenient
    When the probe files with the older party type of customs
    Then the interface sees no fault of communication, and what departs counts as a finding

  @ICS2-AS4-42
  Scenario Outline: <departure> is taken in either case, and counts as the run says
    Given the parameter <parameter> is strict
    When the probe files with <departure>
    Then the interface sees no fault of communication, and what departs counts as a breach
    Given the parameter <parameter> is lenient
    When the probe files with <departure>
    Then the interface sees no fault of communication, and what departs counts as a finding

    Examples:
      | parameter                            | departure                            |
      | ics2.tolerance.rootPart              | a SOAP part of type text/xml         |
      | ics2.tolerance.attachmentCompression | an attachment that is not compressed |

  @ICS2-AS4-13
  Scenario Outline: A reply that is pulled <names> the message that it answers
    Given the parameter ics2.pull.refToMessageId is <choice>
    When the probe files from its access point that pulls
    And the probe pulls
    Then the registration <names> the message that it answers

    Examples:
      | choice   | names         |
      | emitted  | names         |
      | left-out | does not name |

  @ICS2-SEC-13
  Scenario: A refusal by UUM&DS is written as the ICD has it or as a Domibus writes it
    Given the parameter ics2.uumds.codes is icd
    When the probe files with a seal that is registered nowhere
    Then the interface answers the unregistered seal with EBMS:0004 and sub-code A001
    Given the parameter ics2.uumds.codes is domibus
    When the probe files with a seal that is registered nowhere
    Then the interface answers the unregistered seal with EBMS:0004 and the fixed text of sub-code A0001
