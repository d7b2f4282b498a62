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
