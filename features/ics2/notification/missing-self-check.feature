@ics2 @area:notification @topic:self-check
Feature: The simulated customs side tells of filings that are missing

  When a party that was named has not filed by the end of the linking timer, customs tells whoever named it and wants to
  know, and the party itself where it can be reached. The length of the timer is a parameter of the run (Business process
  descriptions L3.5, PET10 to PET13; L4, G-02-01-01 and G-02-01-03).

  @ICS2-NOT-08
  Scenario: Those who named others hear who has not filed, and only if they want to
    Given the house filer wants to hear of missing filings
    When these traders file for one consignment, one after the other:
      | who                | filing | names                         | houses |
      | carrier            | IE3F12 | house filer                   |        |
      | house filer        | IE3F14 | second house filer, consignee | H1     |
      | second house filer | IE3F15 |                               | H2     |
    And the linking timer runs out
    Then the house filer is told that the consignee has not filed, and of nobody else
    And the carrier is told of no missing filing

  @ICS2-NOT-08
  Scenario Outline: The filer of a master bill that <wants> is told <what>
    Given the carrier <wants> of missing filings
    When these traders file for one consignment, one after the other:
      | who     | filing | names       |
      | carrier | IE3F12 | house filer |
    And the linking timer runs out
    Then the carrier is told <what>

    Examples:
      | wants               | what                                                      |
      | wants to hear       | that the house filer has not filed, and of nobody else    |
      | wants no word       | of no missing filing                                      |

  @ICS2-NOT-08
  Scenario: Who files in time is not missing
    Given the carrier wants to hear of missing filings
    When these traders file for one consignment, one after the other:
      | who         | filing | names       |
      | carrier     | IE3F12 | house filer |
      | house filer | IE3F14 |             |
    And the linking timer runs out
    Then the carrier is told of no missing filing

  @ICS2-NOT-09
  Scenario: A party that has not filed and can be reached is told, without an MRN
    Given the house filer can be reached
    When these traders file for one consignment, one after the other:
      | who     | filing | names       |
      | carrier | IE3F12 | house filer |
    And the linking timer runs out
    Then the house filer is told by IE3N11 of the master document and the office, and of no MRN

  @ICS2-NOT-09
  Scenario: A party that cannot be reached is told nothing
    When these traders file for one consignment, one after the other:
      | who     | filing | names       |
      | carrier | IE3F12 | house filer |
    And the linking timer runs out
    Then the house filer is told nothing
